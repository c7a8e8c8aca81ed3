// Applies the chosen appearance before the first paint, so that nothing flashes.
try {
  const choice = localStorage.getItem('ladder:theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {}
document.documentElement.classList.add('js')
