import type { Issue } from '#domain/base/issue.ts'
import type { Article } from '#domain/knowledge/article.ts'

/** What a browser would run instead of keeping it. */
const runs = /\.(x?html?|svgz?|m?js|xml|xsl)$/i

/** Whether a page that stands below resources/ says what can be taken along, and no other does. */
export function resourceIssues(file: string, { resource }: Pick<Article, 'resource'>): Issue[] {
  const isResource = file.startsWith('resources/')
  if (!resource)
    return isResource
      ? [
          {
            path: ['resource'],
            came: null,
            expected: 'what can be taken along: kind, version, and a file or a link',
            hint: 'ladder new resource writes one for you',
          },
        ]
      : []
  if (!isResource)
    return [
      {
        path: ['resource'],
        came: resource.kind,
        expected: 'a page below resources/',
        hint: 'move it, or leave this out',
      },
    ]
  const { kind, file: beside, link } = resource
  if (beside && link)
    return [{ path: ['resource', 'link'], came: link, expected: 'a file or a link, not both', hint: 'leave one out' }]
  if (!beside && !link && kind !== 'checklist')
    return [{ path: ['resource', 'file'], came: null, expected: 'a file beside this one, or a link', hint: null }]
  return [['file'] as const, ...resource.former.map((_, index) => ['former', index, 'file'] as const)].flatMap(
    (path) => {
      const name = path.length === 1 ? beside : resource.former[path[1]]?.file
      if (!name || !runs.test(name)) return []
      return [
        {
          path: ['resource', ...path],
          came: name,
          expected: 'a file that a browser keeps: this one it would run, as if it were a page of the portal',
          hint: 'pack it as .zip',
        },
      ]
    },
  )
}
