import { Command } from 'commander'
import { addContent } from './cli/content.ts'
import { addDatabase } from './cli/database.ts'
import { addDue } from './cli/due.ts'
import { addKeys } from './cli/keys.ts'
import { addModel } from './cli/model.ts'
import { addPeople } from './cli/people.ts'
import { addReference } from './cli/reference.ts'
import { addTick } from './cli/tick.ts'
import { addTransfer } from './cli/transfer.ts'

const program = new Command('ladder')
  .description('Ladder on the command line: content, the support model, the database, people and keys.')
  .showHelpAfterError('(ladder help COMMAND says more)')
  .showSuggestionAfterError()

for (const add of [addContent, addDue, addReference, addDatabase, addKeys, addModel, addPeople, addTick, addTransfer])
  add(program)

await program.parseAsync()
