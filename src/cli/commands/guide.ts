import { Command } from 'commander'
import { withApp } from '#app/app'
import { deliver } from '#cli/output/deliver'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { writeInterviewGuide } from '#reports/markdown/write-interview-guide'

interface GuideOptions {
  readonly need?: string
  readonly out?: string
  readonly data?: string
  readonly quiet?: boolean
}

const examples = `
Examples:
  worthline guide study.yaml                      every need, as Markdown
  worthline guide study.yaml --need entry-time    one need
  worthline guide study.yaml --out guide.md       into a file`

/** `worthline guide`: what to ask people about a study, and a form for what they say. */
export function guideCommand(terminal: Terminal): Command {
  return new Command('guide')
    .description('Writes an interview guide: neutral questions, and a form for the answers.')
    .argument('<study>', 'the study document, or its folder')
    .option('--need <id>', 'one need of the study; absent: all of them')
    .option('--out <file>', 'write the guide to a file instead of standard output')
    .option('--data <dir>', 'the one extra place to look for rows')
    .option('--quiet', 'no progress on standard error')
    .addHelpText('after', examples)
    .action((study: string, options: GuideOptions) => run(study, options, terminal))
}

async function run(study: string, options: GuideOptions, terminal: Terminal): Promise<void> {
  const { need, out, data } = options
  terminal.quiet = options.quiet === true
  const missing = missingFolders([out])
  if (missing.length > 0) return refuseInput(missing, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { value, findings } = await app.guide({
      study,
      ...(need === undefined ? {} : { need }),
      ...(data === undefined ? {} : { data }),
    })
    if (value === undefined) return refuseInput(findings, terminal)
    const text = writeInterviewGuide(value)
    return deliver(text, out, [app, terminal])
  })
}
