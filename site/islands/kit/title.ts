/** Names the tab, before the name of the help centre that the page carries. */
export function setTitle(text: string): void {
  const name = document.querySelector<HTMLMetaElement>('meta[name=application-name]')?.content
  document.title = name ? `${text} · ${name}` : text
}
