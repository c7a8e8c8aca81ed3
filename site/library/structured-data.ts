import { absolute } from './absolute.ts'
import type { ArticleData } from './data.ts'
import type { Crumb } from './trail.ts'

type Around = { trail: Crumb[]; owner?: string; body?: string }

/** What an article is, for search engines and assistants: TechArticle or FAQPage, and where it stands. */
export function structuredData(article: ArticleData, { trail, owner, body }: Around): object[] {
  const address = absolute
  const common = {
    headline: article.title,
    description: article.summary,
    url: address(article.url),
    dateModified: article.reviewed,
    inLanguage: article.language,
    ...(owner && { author: { '@type': 'Organization', name: owner } }),
  }
  const answer = {
    '@type': 'Answer',
    text: body ? `${article.summary}\n\n${body.trim()}`.slice(0, 2000) : article.summary,
  }
  const main =
    article.kind === 'faq'
      ? {
          '@type': 'FAQPage',
          ...common,
          mainEntity: [{ '@type': 'Question', name: article.title, acceptedAnswer: answer }],
        }
      : { '@type': 'TechArticle', ...common }
  return [main, breadcrumbs([...trail, { name: article.title, url: article.url }], address)]
}

function breadcrumbs(trail: Crumb[], address: (path: string) => string): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: address(url),
    })),
  }
}
