/** The language that somebody reads, where it is not that of the portal: of a page in another one, or of the search that began there. */
export function readingLanguage(): string | undefined {
  return document.documentElement.dataset.reading ?? new URLSearchParams(location.search).get('language') ?? undefined
}
