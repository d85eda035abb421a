import { Command } from 'commander'
import type { StorePlace } from '#app/keep'
import { placeOf, withStoreOptions, withWords } from '#cli/commands/store-options'
import type { Terminal } from '#cli/output/terminal'

const examples = `
Examples:
  worthline restore studies.worthline --data studies
  worthline restore studies.worthline --database postgres://localhost/worthline`

/** `worthline restore`: a backup, brought back into an empty place. */
export function restoreCommand(terminal: Terminal): Command {
  return withStoreOptions(
    new Command('restore')
      .description('Brings a backup back into an empty place; it is verified whole first.')
      .argument('<file>', 'what `worthline backup` wrote'),
  )
    .addHelpText('after', examples)
    .action((file: string, options: StorePlace) =>
      withWords(terminal, async () => {
        const { restoreHouse } = await import('#app/keep')
        const { rows, files } = await restoreHouse(placeOf(options), file)
        terminal.answer(`Restored: ${rows} entries, ${files} files of rows, all as they were.`)
      }),
    )
}
