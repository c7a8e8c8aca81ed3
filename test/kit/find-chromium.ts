import { findChromium } from './chromium.ts'

// A process of its own, which tells its parent where a browser is.
process.send?.(findChromium())
