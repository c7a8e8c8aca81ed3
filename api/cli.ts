import { Command } from 'commander'
import { addContent } from './cli/content.ts'
import { addDue } from './cli/due.ts'
import { addReference } from './cli/reference.ts'

const program = new Command('ladder')
  .description('Ladder on the command line: content, the support model, the database, people and keys.')
  .showHelpAfterError('(ladder help COMMAND says more)')
  .showSuggestionAfterError()

for (const add of [addContent, addDue, addReference]) add(program)

await program.parseAsync()
