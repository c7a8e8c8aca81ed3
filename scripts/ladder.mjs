#!/usr/bin/env node
// The command line: `npm run ladder -- COMMAND`, or the `ladder` bin.
import { become, from, install } from './ground.mjs'
import { program } from './programs.mjs'

install()
become([await program('cli'), ...process.argv.slice(2)], { LADDER_FROM: '' }, from)
