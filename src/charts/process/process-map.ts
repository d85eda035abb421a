import type { FlowChart } from '#charts/chart'
import type { FlowEdge, FlowNode } from '#evidence/log/directly-follows'
import type { ProcessView } from '#evidence/log/process-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** Edges that are drawn: the most frequent ones; the rest stands in the table. */
const most = 24

/** Rows of the table behind the map. */
const mostRows = 60

/**
 * What follows what: steps from top to bottom in the order of the job (activities in the order in
 * which executions come to them), an arc for each transition, wider the more executions take it.
 */
export function processMap(view: ProcessView, locale: Locale): FlowChart {
  const { whole, data } = view
  const { flow } = whole.bySteps ?? whole.byActivities
  const nodes = ordered(
    flow.nodes,
    whole.steps.map(({ step }) => step),
  )
  const places = new Map(nodes.map(({ label }, place) => [label, place]))
  const drawn = flow.edges.filter(({ from, to }) => from !== to).slice(0, most)
  const largest = Math.max(1, ...drawn.map(({ count }) => count))
  const all = flow.edges.reduce((sum, { count }) => sum + count, 0)
  const shown = drawn.reduce((sum, { count }) => sum + count, 0)
  const back = flow.edges.filter(({ from, to }) => places.get(to)! < places.get(from)!)
  const title = titleOf(back, all, locale)
  return {
    kind: 'flow',
    id: `process-map-${data}`,
    title,
    subtitle: `${data}: ${formatCount(whole.executions, locale)} executions of ${formatCount(whole.events, locale)} events. Right: onward. Left: back to an earlier ${whole.bySteps === undefined ? 'activity' : 'step'}. With the number of transitions and their median time.`,
    description: `${title}. ${drawn
      .slice(0, 6)
      .map((edge) => `${edge.from} to ${edge.to}: ${edgeLabel(edge, locale)}`)
      .join('; ')}.`,
    nodes: nodes.map((node) => ({
      id: node.label,
      label: node.label,
      note: nodeNote(node, whole.executions, locale),
      again: flow.edges.find(({ from, to }) => from === node.label && to === from)?.count ?? 0,
    })),
    edges: drawn.map((edge) => ({
      from: places.get(edge.from)!,
      to: places.get(edge.to)!,
      weight: edge.count / largest,
      label: edgeLabel(edge, locale),
    })),
    table: tableOf(flow.edges, locale),
    notes:
      shown < all
        ? [`Drawn: ${share(shown / all, locale)} of the transitions, the most frequent ones.`]
        : [],
  }
}

/** The order of the job; what is in no step comes last, by how often it occurs. */
function ordered(nodes: readonly FlowNode[], steps: readonly string[]): readonly FlowNode[] {
  const place = ({ label }: FlowNode): number => {
    const found = steps.indexOf(label)
    return found < 0 ? steps.length : found
  }
  return nodes.toSorted((a, b) => place(a) - place(b))
}

function titleOf(back: readonly FlowEdge[], all: number, locale: Locale): string {
  const count = back.reduce((sum, edge) => sum + edge.count, 0)
  if (count === 0 || all === 0) return 'Executions go through the steps without turning back'
  const [worst] = back.toSorted((a, b) => b.count - a.count)
  return `${share(count / all, locale)} of all transitions go back, most often from ${worst!.from} to ${worst!.to}`
}

function nodeNote({ executions, starts, ends }: FlowNode, of: number, locale: Locale): string {
  const parts = [
    `in ${share(executions / of, locale)}`,
    ...(starts > of / 20 ? [`${share(starts / of, locale)} begin here`] : []),
    ...(ends > of / 20 ? [`${share(ends / of, locale)} end here`] : []),
  ]
  return parts.join(', ')
}

function share(part: number, locale: Locale): string {
  const percent = 100 * part
  return `${formatNumber(percent, percent > 0 && percent < 1 ? 1 : 0, locale)}\u2009%`
}

function edgeLabel({ count, time }: FlowEdge, locale: Locale): string {
  const median = Math.max(0, time.median)
  const words = median === 0 ? 'at once' : formatQuantity({ value: median, unit: 's' }, locale)
  return `${formatCount(count, locale)} · ${words}`
}

function tableOf(edges: readonly FlowEdge[], locale: Locale): FlowChart['table'] {
  return {
    caption: 'What follows what',
    columns: [
      { label: 'From', numeric: false },
      { label: 'To', numeric: false },
      { label: 'Transitions', numeric: true },
      { label: 'Executions', numeric: true },
      { label: 'Median time', numeric: true },
      { label: 'Mean time', numeric: true },
    ],
    rows: edges
      .slice(0, mostRows)
      .map(({ from, to, count, executions, time }) => [
        { text: from },
        { text: to },
        { text: formatCount(count, locale) },
        { text: formatCount(executions, locale) },
        { text: formatQuantity({ value: time.median, unit: 's' }, locale) },
        { text: formatQuantity({ value: time.mean, unit: 's' }, locale) },
      ]),
  }
}
