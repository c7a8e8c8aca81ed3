// What pages of the community do better with JavaScript: the code of a mailed link, and pages that may answer while one types.
const base = new URL('.', document.currentScript.src)

const code = document.getElementById('token')
if (code && location.hash.length > 1) {
  code.value = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
}

const title = document.getElementById('title')
const similar = document.getElementById('similar')
let waiting
let asked = 0

async function suggest() {
  const mine = ++asked
  const query = title.value.trim()
  if (query.length < 5) return show([])
  const address = new URL(`api/suggestions?limit=4&q=${encodeURIComponent(query)}`, base)
  const answer = await fetch(address).catch(() => null)
  if (mine === asked && answer?.ok) show(await found(answer))
}

async function found(answer) {
  const { items, questions } = await answer.json()
  return [...questions.slice(0, 2), ...items]
}

function show(items) {
  const list = document.createElement('ul')
  for (const { title: name, url } of items) {
    const link = document.createElement('a')
    link.href = new URL(url.replace(/^\//, ''), base)
    link.textContent = name
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  const heading = document.createElement('p')
  heading.className = 'label'
  heading.textContent = similar.dataset.heading
  similar.replaceChildren(...(items.length > 0 ? [heading, list] : []))
}

if (title && similar)
  title.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(suggest, 250)
  })
