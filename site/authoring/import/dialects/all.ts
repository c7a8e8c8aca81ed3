import type { Reader } from '../marks.ts'
import type { Dialect, Meanings } from '../work.ts'
import { comments } from './comments.ts'
import { common } from './common.ts'
import { critics } from './critic.ts'
import { docusaurus } from './docusaurus.ts'
import { emojis } from './emoji.ts'
import { gitbook } from './gitbook.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { ladder } from './ladder.ts'
import { material } from './material.ts'
import { math } from './math.ts'
import { mintlify } from './mintlify.ts'
import { notion } from './notion.ts'
import { obsidian } from './obsidian.ts'
import { starlight } from './starlight.ts'

const dialects: readonly Dialect[] = [
  math,
  comments,
  emojis,
  critics,
  common,
  material,
  docusaurus,
  hugo,
  jekyll,
  gitbook,
  obsidian,
  notion,
  mintlify,
  starlight,
  ladder,
]

export const dialectReaders: readonly Reader[] = dialects.flatMap(({ readers }) => readers)
export const dialectMeanings: Meanings = Object.assign({}, ...dialects.map(({ meanings }) => meanings))
