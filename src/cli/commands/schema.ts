import { Command } from 'commander'
import type { Terminal } from '#cli/output/terminal'
import { studyJsonSchema } from '#study/document/json-schema'

const examples = `
Example:
  worthline schema > worthline-study.schema.json   editors complete and check with it`

/** `worthline schema`: the JSON Schema of the study document. */
export function schemaCommand(terminal: Terminal): Command {
  return new Command('schema')
    .description('Prints the JSON Schema of the study document.')
    .addHelpText('after', examples)
    .action(() => terminal.answer(JSON.stringify(studyJsonSchema(), undefined, 2)))
}
