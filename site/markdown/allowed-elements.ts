/** HTML elements that say what a text is: a page may hold them, whether it was written here or imported. */
export const textElements = setOf(
  'a abbr address b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption ' +
    'figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark menu meter ol p pre progress q rp rt ruby s samp small span strike ' +
    'strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
)

/** Elements that frame a page, dress it or load something: kept where somebody wrote them, left out when a page is imported. */
export const frameElements = setOf(
  'area article aside audio big center font footer header img legend main map nav picture section source track tt video',
)

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '))
}
