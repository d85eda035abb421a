import { Command } from 'commander'
import type { Terminal } from '#cli/output/terminal'
import { studyJsonSchema } from '#study/document/json-schema'
import { overlayJsonSchema } from '#study/document/read-overlay'

const examples = `
Examples:
  worthline schema > worthline-study.schema.json              editors complete and check with it
  worthline schema --overlay > worthline-overlay.schema.json  of a customer's own figures`

/** `worthline schema`: the JSON Schema of the study document. */
export function schemaCommand(terminal: Terminal): Command {
  return new Command('schema')
    .description('Prints the JSON Schema of the study document.')
    .option('--overlay', "of a customer's own figures over a study instead")
    .addHelpText('after', examples)
    .action(({ overlay }: { readonly overlay?: boolean }) => {
      const schema = overlay === true ? overlayJsonSchema() : studyJsonSchema()
      terminal.answer(JSON.stringify(schema, undefined, 2))
    })
}
