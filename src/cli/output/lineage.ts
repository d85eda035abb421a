import type { Paint } from '#drawing/terminal/paint'
import { figureWords } from '#cli/output/figure-words'
import type { Source } from '#quantity/figure'
import type { LineageNode } from '#study/evaluation/lineage'

/** A lineage as an indented tree. */
export function lineageLines(node: LineageNode, paint: Paint): string[] {
  return [nodeWords(node, paint), ...childLines(node, paint, '')]
}

function childLines(node: LineageNode, paint: Paint, indent: string): string[] {
  const inputs = node.kind === 'figure' ? node.inputs : []
  return inputs.flatMap((input, index) => {
    const last = index === inputs.length - 1
    const line = `${indent}${paint.quiet(last ? '└─ ' : '├─ ')}${nodeWords(input, paint)}`
    return [line, ...childLines(input, paint, `${indent}${last ? '   ' : paint.quiet('│  ')}`)]
  })
}

function nodeWords(node: LineageNode, paint: Paint): string {
  switch (node.kind) {
    case 'figure':
      return figureLine(node, paint)
    case 'rows': {
      const { data, files, filter, count, hash } = node.rows
      const where = `${files.join(', ')} · ${filter} · ${count} rows · sha256 ${hash}`
      return `${paint.strong(`rows ${data}`)}  ${where}`
    }
    case 'assumption': {
      const review = node.review === undefined ? '' : ` · review ${node.review}`
      const written = node.written === undefined ? '' : `${node.written} · `
      const source = sourceWords(node.source)
      return `${paint.strong(`assumption ${node.id}`)}  ${written}${source}${review}`
    }
    case 'absent':
      return paint.quiet(`${node.id}  not computed`)
  }
}

function figureLine(node: Extract<LineageNode, { kind: 'figure' }>, paint: Paint): string {
  const { figure } = node
  const words = `${paint.strong(figure.id)}  ${figureWords(figure)}`
  if (node.repeated) return `${words}  ${paint.quiet('(see above)')}`
  const method = figure.method === undefined ? '' : `  ${paint.quiet(figure.method)}`
  const grade = figure.grade === undefined ? '' : `  ${paint.quiet(`grade ${figure.grade}`)}`
  return `${words}${grade}${method}`
}

/** Who said so, when, and where. */
function sourceWords(source: Source | undefined): string {
  if (source === undefined) return 'no source'
  const { kind, by, date, cite, population } = source
  const parts = [kind?.replace('-', ' '), by, date, cite, population]
  return parts.filter((part) => part !== undefined).join(' · ')
}
