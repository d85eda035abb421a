import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { usualSettings } from '#app/usual-settings'
import { counted } from '#charts/wording'
import { figureCount } from '#cli/commands/options'
import { commandName } from '#cli/output/command-name'
import { exitCodes } from '#cli/output/exit-codes'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { templateFolder, templates } from '#cli/templates'

interface InitOptions {
  readonly template: string
  readonly overlay?: string
  readonly customer?: string
  readonly top: number
  readonly data?: string
}

const examples = `
Examples:
  worthline init                                        a before/after study in this folder
  worthline init trial --template randomized-trial      a new folder \`trial\`
  worthline init --overlay study.yaml --customer ACME   acme.yaml beside the study, to be filled in`

/** `worthline init`: a new study folder from a template, or a customer's file over a study. */
export function initCommand(terminal: Terminal): Command {
  return new Command('init')
    .description('Makes a new study folder from a template, with comments that teach.')
    .argument('[dir]', 'the folder', '.')
    .addOption(
      new Option('--template <name>', 'what to start from')
        .choices([...templates])
        .default(templates[0]),
    )
    .option('--overlay <study>', "begin a customer's file over this study instead")
    .option('--customer <name>', 'whose file it is; with --overlay')
    .option('--top <n>', 'how many figures are asked for; with --overlay', figureCount, 10)
    .option('--data <dir>', 'the one extra place to look for rows; with --overlay')
    .addHelpText('after', examples)
    .action((folder: string, options: InitOptions) => run(folder, options, terminal))
}

async function run(folder: string, options: InitOptions, terminal: Terminal): Promise<void> {
  const { template, overlay } = options
  if (overlay !== undefined) return beginOverlay({ ...options, overlay }, terminal)
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

async function beginOverlay(
  options: InitOptions & { readonly overlay: string },
  terminal: Terminal,
): Promise<void> {
  const { overlay: study, customer, top, data } = options
  if (customer === undefined) {
    terminal.say('Say whose figures they are: --customer ACME.')
    terminal.exitCode = exitCodes.usage
    return
  }
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const wanted = { study, settings: usualSettings, top, customer }
    const request = data === undefined ? wanted : { ...wanted, data }
    const { value, findings } = await app.startOverlay(request)
    if (value === undefined) return refuseInput(findings, terminal)
    const { path, asked } = value
    const figures = `${counted(asked, 'figure')} to ask ${customer} for`
    terminal.answer(
      [`${path}: ${figures}`, '', `Next: fill it in, then ${commandName()} assess ${path}`].join(
        '\n',
      ),
    )
  })
}
