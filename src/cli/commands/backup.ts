import { Command } from 'commander'
import type { StorePlace } from '#app/keep'
import { placeOf, withStoreOptions, withWords } from '#cli/commands/store-options'
import type { Terminal } from '#cli/output/terminal'

const examples = `
Examples:
  worthline backup studies.worthline
  worthline backup studies.worthline --database postgres://localhost/worthline`

/** `worthline backup`: all stored studies with their rows in one file. */
export function backupCommand(terminal: Terminal): Command {
  return withStoreOptions(
    new Command('backup')
      .description('Writes all stored studies, their history and their rows into one file.')
      .argument('<file>', 'where to; replaced only by a whole one'),
  )
    .addHelpText('after', examples)
    .action((file: string, options: StorePlace) =>
      withWords(terminal, async () => {
        const { backupHouse } = await import('#app/keep')
        const { rows, files } = await backupHouse(placeOf(options), file)
        terminal.answer(`Written to ${file}: ${rows} entries, ${files} files of rows.`)
      }),
    )
}
