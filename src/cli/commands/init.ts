import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { exitCodes } from '#cli/output/exit-codes'
import { commandName } from '#cli/output/command-name'
import type { Terminal } from '#cli/output/terminal'
import { templateFolder, templates } from '#cli/templates'

const examples = `
Examples:
  worthline init                                        a before/after study in this folder
  worthline init trial --template randomized-trial      a new folder \`trial\``

/** `worthline init`: a new study folder from a template. */
export function initCommand(terminal: Terminal): Command {
  return new Command('init')
    .description('Makes a new study folder from a template, with comments that teach.')
    .argument('[dir]', 'the folder', '.')
    .addOption(
      new Option('--template <name>', 'what to start from')
        .choices([...templates])
        .default(templates[0]),
    )
    .addHelpText('after', examples)
    .action((folder: string, options: { template: string }) =>
      run(folder, options.template, terminal),
    )
}

async function run(folder: string, template: string, terminal: Terminal): Promise<void> {
  await withApp({ progress: () => undefined }, async (app) => {
    const { written, refused } = await app.start(templateFolder(template), folder)
    if (refused.length > 0) {
      terminal.say(`Nothing was written: ${refused.join(', ')} already stand in ${folder}.`)
      terminal.say('Name another folder, or move them away.')
      terminal.exitCode = exitCodes.input
      return
    }
    terminal.answer(
      [...written, '', `Next: ${commandName()} assess ${written[0] ?? folder}`].join('\n'),
    )
  })
}
