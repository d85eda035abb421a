import { Command } from 'commander'
import type { StorePlace } from '#app/keep'
import { placeOf, withStoreOptions, withWords } from '#cli/commands/store-options'
import { exitCodes } from '#cli/output/exit-codes'
import type { Terminal } from '#cli/output/terminal'

/** `worthline doctor`: whether everything that is stored is whole. */
export function doctorCommand(terminal: Terminal): Command {
  return withStoreOptions(
    new Command('doctor').description(
      'Looks over what is stored: database, versions, every file of rows, free space.',
    ),
  ).action((options: StorePlace) =>
    withWords(terminal, async () => {
      const { examineHouse } = await import('#app/keep')
      const examined = await examineHouse(placeOf(options))
      terminal.answer(
        examined
          .map(({ what, words, good }) => `${good ? 'good' : 'BAD '}  ${what.padEnd(14)} ${words}`)
          .join('\n'),
      )
      if (examined.some(({ good }) => !good)) terminal.exitCode = exitCodes.input
    }),
  )
}
