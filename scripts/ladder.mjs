#!/usr/bin/env node
// The command line: `npm run ladder -- COMMAND`, or the `ladder` bin.
import { become, install } from './ground.mjs'

install()
become(['api/cli/main.ts', ...process.argv.slice(2)])
