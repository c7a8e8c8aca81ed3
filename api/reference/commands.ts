import type { Command } from 'commander'

/** The handbook's page of commands, made from their help. */
export function commandsPage(program: Command): string {
  const sections = leaves(program).map(
    ({ command, name }) => `## ${name}

${sentence(command.description() || command.summary())}

    npm run ladder -- ${name.replace(/^ladder /, '')}${usage(command)}
${optionsOf(command)}`,
  )
  return `---
title: Commands
summary: What the command line can do, command by command.
order: 20
---

\`npm run ladder -- help COMMAND\` says the same. An unknown flag is an error. This page is made from the code:
\`npm run ladder -- reference\` writes it anew.

${sections.join('\n')}`
}

type Leaf = { command: Command; name: string }

function leaves(command: Command, above = ''): Leaf[] {
  const name = `${above}${command.name()}`
  const inner = command.commands.filter((one) => one.name() !== 'help')
  return inner.length === 0 ? [{ command, name }] : inner.flatMap((one) => leaves(one, `${name} `))
}

function usage(command: Command): string {
  const given = command.registeredArguments.map((argument) =>
    argument.required ? ` ${argument.name().toUpperCase()}` : ` [${argument.name().toUpperCase()}]`,
  )
  return given.join('')
}

function optionsOf(command: Command): string {
  const rows = command.options.map(
    ({ flags, description }) =>
      `| \`${flags.replaceAll('|', '\\|')}\` | ${sentence(description).replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`,
  )
  return rows.length === 0 ? '' : `\n| Flag | What it does |\n| --- | --- |\n${rows.join('\n')}\n`
}

function sentence(text: string): string {
  const plain = text.replaceAll('{', '\\{')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
