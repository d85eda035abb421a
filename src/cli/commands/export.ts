import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { withApp, type App } from '#app/app'
import { pdfOf } from '#app/report'
import { spreadsheetOf } from '#app/spreadsheet'
import { valueProjectOf } from '#app/value-project'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Assessment } from '#study/evaluation/assessment'
import { settingsOf, withStudyOptions, type StudyOptions } from '#cli/commands/options'
import type { Terminal } from '#cli/output/terminal'
import { problem, type Finding, type Outcome } from '#quantity/finding'

interface ExportOptions extends StudyOptions {
  readonly format: 'xlsx' | 'pdf' | 'value-project'
  readonly out?: string
}

const examples = `
The workbook computes live: change a central value in its sheet Assumptions, and the net present value,
return, payback and internal rate follow. \`worthline import\` brings what changed back into the study.

Examples:
  worthline export study.yaml --format xlsx                       study.xlsx, here
  worthline export study.yaml --format pdf                        study.pdf, printed by a browser of this machine
  worthline export study.yaml --format value-project              study.json, study.customer.json, study.claims.json
  worthline export study.yaml --format xlsx --out case/model.xlsx  written over what stands there`

/** `worthline export`: a study for another program. */
export function exportCommand(terminal: Terminal): Command {
  return withStudyOptions(
    new Command('export')
      .description(
        'Writes a study as a workbook with live formulas, its report as PDF, or files of the Value Project.',
      )
      .argument('<study>', 'the study document, or its folder')
      .addOption(
        new Option('--format <format>', 'what is written')
          .choices(['xlsx', 'pdf', 'value-project'])
          .default('xlsx'),
      )
      .option('--out <file>', 'the file; absent: named like the study, in this folder'),
  )
    .addHelpText('after', examples)
    .action((study: string, options: ExportOptions) => run(study, options, terminal))
}

async function run(study: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  terminal.quiet = options.quiet === true
  const out = options.out ?? outOf(study, options.format)
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
    const made = await filesOf(value, { app, study, out, options, terminal })
    if (made.value === undefined) return refuseInput(made.findings, terminal)
    for (const [path, content] of made.value) await app.write(path, content)
    terminal.say(`Written to ${made.value.map(([path]) => path).join(', ')}`)
  })
}

interface Export {
  readonly app: App
  readonly study: string
  readonly out: string
  readonly options: ExportOptions
  readonly terminal: Terminal
}

type Files = readonly (readonly [path: string, content: string | Uint8Array])[]

/** What is written where, or why nothing is. */
async function filesOf(assessment: Assessment, to: Export): Promise<Outcome<Files>> {
  const { study, out, options } = to
  if (options.format === 'pdf') {
    const { value, findings } = await pdfOf(assessment)
    return value === undefined ? { findings } : { value: [[out, value]], findings }
  }
  const workbook = options.format === 'xlsx' ? spreadsheetOf(assessment) : undefined
  const files: Files | undefined =
    workbook === undefined ? await projectFiles(assessment, to) : [[out, workbook]]
  return files === undefined ? { findings: [noMoney(study)] } : { value: files, findings: [] }
}

async function projectFiles(
  assessment: Assessment,
  { app, study, out, options, terminal }: Export,
): Promise<Files | undefined> {
  if (options.format !== 'value-project') return undefined
  const { value: document } = await app.document(study)
  const files = document && valueProjectOf(assessment, document)
  if (files === undefined) return undefined
  for (const words of files.left) terminal.say(`Not carried over: ${words}`)
  const stem = out.replace(/\.json$/u, '')
  return [
    [out, files.model],
    [`${stem}.customer.json`, files.customer],
    ...(files.claims === undefined ? [] : [[`${stem}.claims.json`, files.claims] as const]),
  ]
}

/** `study.xlsx` for `study.yaml`, the name of the folder for a folder. */
function outOf(study: string, format: ExportOptions['format']): string {
  const name = basename(resolve(study))
  const ending = format === 'value-project' ? 'json' : format
  return `${name.slice(0, name.length - extname(name).length) || 'study'}.${ending}`
}

/** Somebody may have changed values in it. */
function taken(out: string): readonly Finding[] {
  if (!existsSync(out)) return []
  const message = `\`${out}\` is there already, perhaps with values that somebody changed.`
  return [problem('wrong-value', { file: out }, message, `Write over it with \`--out ${out}\`.`)]
}

function noMoney(study: string): Finding {
  const message = 'The study has no value model: there is nothing to export.'
  return problem('missing-key', { file: study, path: 'value' }, message, 'Add `value:` to it.')
}
