import { Command } from 'commander'
import { addCheck } from './check.ts'
import { addContent } from './content.ts'
import { addDatabase } from './database.ts'
import { addDeliveries } from './deliveries.ts'
import { addDoctor } from './doctor.ts'
import { addDue } from './due.ts'
import { addHealth } from './health.ts'
import { addImport } from './import.ts'
import { addInit } from './init.ts'
import { addKeys } from './keys.ts'
import { addLearned } from './learned.ts'
import { addModel } from './model.ts'
import { addMove } from './move.ts'
import { atHome } from './open.ts'
import { addOrganisation } from './organisation.ts'
import { addPeople } from './people.ts'
import { addReference } from './reference.ts'
import { addReport } from './report.ts'
import { addSettings } from './settings.ts'
import { addTick } from './tick.ts'
import { addTransfer } from './transfer.ts'

const groups = [
  addInit,
  addImport,
  addCheck,
  addContent,
  addLearned,
  addModel,
  addDatabase,
  addTransfer,
  addMove,
  addOrganisation,
  addPeople,
  addKeys,
  addSettings,
  addDoctor,
  addDeliveries,
  addTick,
  addReport,
  addHealth,
  addDue,
  addReference,
]

/** The command line, with every command. */
export function makeProgram(): Command {
  const program = new Command('ladder')
    .description('Ladder on the command line: content, the support model, the database, people and keys.')
    .option(
      '--home <dir>',
      'the home it is about (default: that of the current folder, else LADDER_HOME, else the demo)',
    )
    .hook('preAction', (_, command) => atHome(command.optsWithGlobals().home, command))
    .showHelpAfterError('(ladder help COMMAND says more)')
    .showSuggestionAfterError()
  for (const add of groups) add(program)
  return program
}
