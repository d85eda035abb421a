import { homedir } from 'node:os'
import type { Command } from 'commander'
import { defaultFolder } from '#app/default-folder'
import type { StorePlace } from '#app/keep'
import { exitCodes } from '#cli/output/exit-codes'
import type { Terminal } from '#cli/output/terminal'

/** Adds the options that say where studies are kept. */
export function withStoreOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'where studies and their rows are kept', defaultFolder(homedir()))
    .option('--database <url>', 'PostgreSQL in place of the database in that folder')
}

/** The place that the options name. */
export function placeOf({ data, database }: StorePlace): StorePlace {
  return database === undefined ? { data } : { data, database }
}

/** Does something with stored studies; what a person can mend is said in one line. */
export async function withWords(terminal: Terminal, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { isMendable } = await import('#app/keep')
    if (!isMendable(error)) throw error
    terminal.say(`error: ${error.message}`)
    terminal.exitCode = exitCodes.input
  }
}
