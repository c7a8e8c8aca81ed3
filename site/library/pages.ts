/** A long list cut into pages: the first at the base address, the next at `page-2/`, and so on. */
export type ListPage<T> = { items: T[]; number: number; count: number; total: number; base: string }

const pageSize = 100

export function pagesOf<T>(items: T[], base: string): ListPage<T>[] {
  const count = Math.max(1, Math.ceil(items.length / pageSize))
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * pageSize, (index + 1) * pageSize),
    number: index + 1,
    count,
    total: items.length,
    base,
  }))
}

export function pageUrl(base: string, number: number): string {
  return number === 1 ? base : `${base}page-${number}/`
}

/** The static paths of a list: its first page bare, the next as `page-2`. */
export function pathsOf<T>(
  items: T[],
  base: string,
): { params: { page: string | undefined }; props: { page: ListPage<T> } }[] {
  return pagesOf(items, base).map((page) => ({
    params: { page: page.number > 1 ? `page-${page.number}` : undefined },
    props: { page },
  }))
}
