import { fileNameSchema } from '#contract/upload'
import { Refusal } from '#use-cases/refusal'

/** Refuses what no file of a study can be called; its one document is edited, not kept as a file. */
export function refuseFileName(name: string): void {
  if (!fileNameSchema.safeParse(name).success)
    throw new Refusal('invalid', `No file of a study can be called \`${name}\`.`, {
      place: 'name',
      hint: 'Give it a plain name, without a folder.',
    })
  if (!/^study\.(ya?ml|json)$/iu.test(name)) return
  throw new Refusal('invalid', `\`${name}\` is the name of the study document itself.`, {
    place: 'name',
    hint: 'Begin a new study from it, or give the file another name.',
  })
}
