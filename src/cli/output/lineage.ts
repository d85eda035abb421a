import type { Paint } from '#drawing/terminal/paint'
import type { Source } from '#quantity/figure'
import { english } from '#quantity/locale'
import { figureLine } from '#charts/figure-words'
import type { LineageNode } from '#study/evaluation/lineage'

interface Page {
  readonly paint: Paint
  /** Row counts of the mentions where a hash is still to stand in full. */
  readonly hashes: Map<string, number>
}

/** A lineage as an indented tree; each hash stands in full once, then with its first 12 digits. */
export function lineageLines(node: LineageNode, paint: Paint): string[] {
  const page = { paint, hashes: largestCounts(node, new Map()) }
  return [nodeWords(node, page), ...childLines(node, page, '')]
}

function childLines(node: LineageNode, page: Page, indent: string): string[] {
  const { paint } = page
  const inputs = node.kind === 'figure' ? node.inputs : []
  return inputs.flatMap((input, index) => {
    const last = index === inputs.length - 1
    const line = `${indent}${paint.quiet(last ? '└─ ' : '├─ ')}${nodeWords(input, page)}`
    return [line, ...childLines(input, page, `${indent}${last ? '   ' : paint.quiet('│  ')}`)]
  })
}

function nodeWords(node: LineageNode, { paint, hashes }: Page): string {
  switch (node.kind) {
    case 'figure':
      return nodeLine(node, paint)
    case 'rows': {
      const { data, files, filter, count, hash, log } = node.rows
      const what =
        log === undefined
          ? `${count} rows`
          : `${count} cases, of ${log.cases} with ${log.events} events`
      const where = `${files.join(', ')} · ${filter} · ${what} · sha256 ${hashWords(hash, count, hashes)}`
      return `${paint.strong(`rows ${data}`)}  ${where}`
    }
    case 'assumption': {
      const review = node.review === undefined ? '' : ` · review ${node.review}`
      const written = node.written === undefined ? '' : `${node.written} · `
      const customer = node.customer === undefined ? '' : `figure of ${node.customer} · `
      const source = sourceWords(node.source)
      return `${paint.strong(`assumption ${node.id}`)}  ${written}${customer}${source}${review}`
    }
    case 'absent':
      return paint.quiet(`${node.id}  not computed`)
  }
}

/** The largest row set of each hash: its first mention shows the hash in full. */
function largestCounts(node: LineageNode, counts: Map<string, number>): Map<string, number> {
  if (node.kind === 'rows') {
    const { hash, count } = node.rows
    counts.set(hash, Math.max(count, counts.get(hash) ?? 0))
  }
  for (const input of node.kind === 'figure' ? node.inputs : []) largestCounts(input, counts)
  return counts
}

function hashWords(hash: string, count: number, hashes: Map<string, number>): string {
  if (hashes.get(hash) !== count) return hash.slice(0, 12)
  hashes.delete(hash)
  return hash
}

function nodeLine(node: Extract<LineageNode, { kind: 'figure' }>, paint: Paint): string {
  const { figure } = node
  const words = `${paint.strong(figure.id)}  ${figureLine(figure, english)}`
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
