import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { spreadsheetOf } from '#app/spreadsheet'
import { missingFolders, refuseInput } from '#cli/commands/assess'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import type { Terminal } from '#cli/output/terminal'
import { problem, type Finding } from '#quantity/finding'

interface ExportOptions extends StudyOptions {
  readonly format: 'xlsx'
  readonly out?: string
}

const examples = `
The workbook computes live: change a central value in its sheet Assumptions, and the net present value,
return, payback and internal rate follow. \`worthline import\` brings what changed back into the study.

Examples:
  worthline export study.yaml --format xlsx                       study.xlsx, here
  worthline export study.yaml --format xlsx --out case/model.xlsx  written over what stands there`

/** \`worthline export\`: a study for another program. */
export function exportCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('export')
      .description('Writes a study as a workbook with live formulas, for people in finance.')
      .argument('<study>', 'the study document, or its folder')
      .addOption(
        new Option('--format <format>', 'what is written').choices(['xlsx']).default('xlsx'),
      )
      .option('--out <file>', 'the file; absent: named like the study, in this folder'),
  )
    .addHelpText('after', examples)
    .action((study: string, options: ExportOptions) => run(study, options, terminal))
}

async function run(study: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  terminal.quiet = options.quiet === true
  const out = options.out ?? outOf(study)
  const wrong = [...missingFolders([out]), ...(options.out === undefined ? taken(out) : [])]
  if (wrong.length > 0) return refuseInput(wrong, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const { data } = options
    const request = {
      study,
      settings: settingsOf(options),
      ...(data === undefined ? {} : { data }),
    }
    const { value, findings } = await app.assess(request)
    if (value === undefined) return refuseInput(findings, terminal)
    const bytes = spreadsheetOf(value)
    if (bytes === undefined) return refuseInput([noMoney(study)], terminal)
    await app.write(out, bytes)
    terminal.say(`Written to ${out}`)
  })
}

/** `study.xlsx` for `study.yaml`, the name of the folder for a folder. */
function outOf(study: string): string {
  const name = basename(resolve(study))
  return `${name.slice(0, name.length - extname(name).length) || 'study'}.xlsx`
}

/** Somebody may have changed values in it. */
function taken(out: string): readonly Finding[] {
  if (!existsSync(out)) return []
  const message = `\`${out}\` is there already, perhaps with values that somebody changed.`
  return [problem('wrong-value', { file: out }, message, `Write over it with \`--out ${out}\`.`)]
}

function noMoney(study: string): Finding {
  const message = 'The study has no value model: there is nothing to compute in a workbook.'
  return problem('missing-key', { file: study, path: 'value' }, message, 'Add `value:` to it.')
}
