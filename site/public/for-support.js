// A reader's browser: the search of the portal asks for articles for support, too.
try {
  localStorage.setItem('ladder:for-support', '1')
} catch {
  // Without storage they are found by the search of these pages.
}
