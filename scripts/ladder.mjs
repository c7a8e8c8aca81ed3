#!/usr/bin/env node
// The command line: `npm run ladder -- COMMAND`, or the `ladder` bin.
import { join } from 'node:path'
import { become, from, install, root } from './ground.mjs'

install()
become([join(root, 'api/cli/main.ts'), ...process.argv.slice(2)], { LADDER_FROM: '' }, from)
