/** Turns what is wrong with a text as YAML into findings that speak to the person. */
import { isAlias, isScalar, visit, type YAMLError } from 'yaml'
import { problem, type Finding } from '#quantity/finding'
import type { DocumentText } from '#study/document/document-text'

/** So many are told at once; more are of no use. */
const mostFindings = 100

/** What is wrong with the form of a text: nothing of it can be read where there is any. */
export function yamlFindings(source: DocumentText): Finding[] {
  const { tree, file } = source
  if (tree.errors.length === 0 && tree.contents === null)
    return [problem('not-yaml', { file }, 'The document is empty.', 'Begin with `worthline init`.')]
  const errors = tree.errors.slice(0, mostFindings).map((error) => errorFinding(source, error))
  return errors.length > 0 ? errors : repeatedKeys(source)
}

function errorFinding(source: DocumentText, error: YAMLError): Finding {
  const [message, hint] = wordsOf(error)
  return problem('not-yaml', placeAt(source, error.pos[0]), message, hint)
}

function wordsOf({ code, message }: YAMLError): readonly [message: string, hint: string] {
  const said = message.split(' at line ')[0] ?? message
  if (code === 'MULTIPLE_DOCS')
    return [
      'A second document begins here; a study is one.',
      'Remove the line `---`, or put what follows into a file of its own.',
    ]
  if (/^Maximum call stack|: Stack overflow$/.test(said))
    return ['It is nested too deeply here.', nestingHint]
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return [`${said}.`, 'Put quotes around a text with a colon in it.']
  return [`${said}.`, 'Look at the indentation, the colons and the quotes here.']
}

const nestingHint = 'Write it without deep nesting and with few aliases.'

/** Keys that stand a second time in their block. The reader of YAML compares each with each. */
function repeatedKeys(source: DocumentText): Finding[] {
  const findings: Finding[] = []
  visit(source.tree, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value) && findings.length < mostFindings) {
          const message = `The key \`${String(key.value)}\` stands twice in its block.`
          const hint = 'A key may stand once in a block: join the two.'
          findings.push(problem('not-yaml', placeAt(source, key.range?.[0] ?? 0), message, hint))
        }
        seen.add(key.value)
      }
    },
  })
  return findings
}

/** Why a text whose form is right has no values: aliases that name nothing, or too many of them. */
export function valuesFinding(source: DocumentText, error: Error): Finding {
  let found: Finding | undefined
  const named = new Set<string>()
  visit(source.tree, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) named.add(node.anchor)
      if (!isAlias(node) || named.has(node.source)) return undefined
      const name = node.source
      const message = `\`*${name}\` stands for a part that is named \`&${name}\`, and there is none before it.`
      const hint = 'Put quotes around a text that begins with `*`.'
      found = problem('not-yaml', placeAt(source, node.range?.[0] ?? 0), message, hint)
      return visit.BREAK
    },
  })
  return found ?? unreadable(source.file, error)
}

/** A text of which not even the parts are found. */
export function unreadable(file: string, { message }: Error): Finding {
  const why = message.startsWith('Excessive alias')
    ? 'its aliases unfold to more than a document can hold'
    : message.startsWith('Maximum call stack')
      ? 'it is nested too deeply'
      : message
  return problem('not-yaml', { file }, `The document cannot be read: ${why}.`, nestingHint)
}

function placeAt({ file, lines }: DocumentText, offset: number): Finding['place'] {
  const { line, col } = lines.linePos(offset)
  return { file, line, column: col }
}
