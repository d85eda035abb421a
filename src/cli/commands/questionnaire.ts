import { Command, Option } from 'commander'
import { withApp } from '#app/app'
import { deliver } from '#cli/output/deliver'
import { missingFolders } from '#cli/output/missing-folders'
import { refuseInput } from '#cli/output/refuse-input'
import type { Terminal } from '#cli/output/terminal'
import { writeQuestionnaireTable } from '#reports/csv/write-questionnaire-table'
import { writeSurveyStructure } from '#reports/limesurvey/write-survey-structure'
import { writeQuestionnaire } from '#reports/markdown/write-questionnaire'

interface QuestionnaireOptions {
  readonly format: 'text' | 'csv' | 'limesurvey'
  readonly out?: string
  readonly quiet?: boolean
}

const examples = `
With csv and limesurvey the piece of the study that reads the answers back is said on standard error.

Examples:
  worthline questionnaire study.yaml                                       as text
  worthline questionnaire study.yaml --format csv --out questions.csv      a line a question
  worthline questionnaire study.yaml --format limesurvey --out survey.txt  to be imported into LimeSurvey`

/** `worthline questionnaire`: what to ask many people about the needs of a study. */
export function questionnaireCommand(terminal: Terminal): Command {
  return new Command('questionnaire')
    .description('Writes a questionnaire on the needs of a study: how important, how satisfied.')
    .argument('<study>', 'the study document, or its folder')
    .addOption(
      new Option('--format <format>', 'what the questionnaire is written as')
        .choices(['text', 'csv', 'limesurvey'])
        .default('text'),
    )
    .option('--out <file>', 'write it to a file instead of standard output')
    .option('--quiet', 'nothing on standard error')
    .addHelpText('after', examples)
    .action((study: string, options: QuestionnaireOptions) => run(study, options, terminal))
}

async function run(
  study: string,
  { format, out, quiet }: QuestionnaireOptions,
  terminal: Terminal,
): Promise<void> {
  terminal.quiet = quiet === true
  const missing = missingFolders([out])
  if (missing.length > 0) return refuseInput(missing, terminal)
  await withApp({ progress: (words) => terminal.progress(words) }, async (app) => {
    const layout = format === 'limesurvey' ? 'limesurvey' : 'by-need'
    const { value, findings } = await app.questionnaire({ study, layout })
    if (value === undefined) return refuseInput(findings, terminal)
    const text = {
      text: () => writeQuestionnaire(value.questionnaire, value.block),
      csv: () => writeQuestionnaireTable(value.questionnaire),
      limesurvey: () => writeSurveyStructure(value.questionnaire),
    }[format]()
    await deliver(text, out, [app, terminal])
    if (format !== 'text')
      terminal.say(`Add to the study to read the answers back:\n\n${value.block}`)
  })
}
