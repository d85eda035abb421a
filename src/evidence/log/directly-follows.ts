import { meanAndMedian, type MeanAndMedian } from '#evidence/log/mean-and-median'
import type { StepSequences } from '#evidence/log/step-sequences'

/** A step (or activity) and how executions go through it. */
export interface FlowNode {
  readonly label: string
  readonly count: number
  /** Executions that have it, begin with it, end with it. */
  readonly executions: number
  readonly starts: number
  readonly ends: number
}

/** One step followed by another, with nothing in between. */
export interface FlowEdge {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly executions: number
  /** Seconds from the completion of the one to the start of the other; negative where they overlap. */
  readonly time: MeanAndMedian
}

/** What follows what, and how often: nodes and edges, the most frequent first. */
export interface DirectlyFollows {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

/**
 * The directly-follows graph of sequences. It counts what came next and says nothing about what
 * caused it; steps that run side by side show as edges in both directions.
 * Source: van der Aalst, Process Mining, 2nd ed., Springer 2016, chapter 6.
 */
export function directlyFollows(sequences: StepSequences): DirectlyFollows {
  const nodes = flowNodes(sequences).filter(({ count }) => count > 0)
  return {
    nodes: nodes.toSorted((one, other) => other.count - one.count),
    edges: flowEdges(sequences).toSorted((one, other) => other.count - one.count),
  }
}

function flowNodes({ labels, bounds, codes }: StepSequences): FlowNode[] {
  const counters = (): Int32Array => new Int32Array(labels.length)
  const [counts, executions, starts, ends] = [counters(), counters(), counters(), counters()]
  const seenIn = counters().fill(-1)
  for (let c = 0; c + 1 < bounds.length; c++) {
    const [from, to] = [bounds[c]!, bounds[c + 1]!]
    if (from === to) continue
    starts[codes[from]!]!++
    ends[codes[to - 1]!]!++
    for (let item = from; item < to; item++) {
      const code = codes[item]!
      counts[code]!++
      if (seenIn[code] !== c) executions[code]!++
      seenIn[code] = c
    }
  }
  return labels.map((label, code) => ({
    label,
    count: counts[code]!,
    executions: executions[code]!,
    starts: starts[code]!,
    ends: ends[code]!,
  }))
}

interface Transitions {
  /** Pairs of codes, in order of first occurrence. */
  readonly pairs: readonly (readonly [from: number, to: number])[]
  readonly counts: readonly number[]
  readonly executions: readonly number[]
  /** By item the pair that it ends; -1 for the first of an execution. */
  readonly into: Int32Array
}

function flowEdges(sequences: StepSequences): FlowEdge[] {
  const { pairs, counts, executions, into } = transitions(sequences)
  const times = timesByPair(sequences, into, counts)
  return pairs.map(([from, to], pair) => ({
    from: sequences.labels[from]!,
    to: sequences.labels[to]!,
    count: counts[pair]!,
    executions: executions[pair]!,
    time: meanAndMedian(times[pair]!)!,
  }))
}

function transitions({ labels, bounds, codes }: StepSequences): Transitions {
  const pairs = new Pairs(labels.length)
  const into = new Int32Array(codes.length).fill(-1)
  for (let c = 0; c + 1 < bounds.length; c++) {
    for (let item = bounds[c]! + 1; item < bounds[c + 1]!; item++) {
      into[item] = pairs.add(codes[item - 1]!, codes[item]!, c)
    }
  }
  return { pairs: pairs.pairs, counts: pairs.counts, executions: pairs.executions, into }
}

/** Labels that make at most this many pairs are looked up in a table. */
const mostInTable = 1 << 10

class Pairs {
  readonly pairs: [from: number, to: number][] = []
  readonly counts: number[] = []
  readonly executions: number[] = []
  private readonly seenIn: number[] = []
  private readonly size: number
  private readonly table: Int32Array
  private readonly map = new Map<number, number>()

  constructor(size: number) {
    this.size = size
    this.table = new Int32Array(size <= mostInTable ? size * size : 0).fill(-1)
  }

  /** Counts a pair in an execution and says its place. */
  add(from: number, to: number, execution: number): number {
    const key = from * this.size + to
    const known = this.table.length > 0 ? this.table[key]! : (this.map.get(key) ?? -1)
    const pair = known >= 0 ? known : this.begin(key, from, to)
    this.counts[pair]!++
    if (this.seenIn[pair] !== execution) this.executions[pair]!++
    this.seenIn[pair] = execution
    return pair
  }

  private begin(key: number, from: number, to: number): number {
    const pair = this.pairs.push([from, to]) - 1
    this.counts.push(0)
    this.executions.push(0)
    this.seenIn.push(-1)
    if (this.table.length > 0) this.table[key] = pair
    else this.map.set(key, pair)
    return pair
  }
}

function timesByPair(
  { starts, ends }: StepSequences,
  into: Int32Array,
  counts: readonly number[],
): readonly Float64Array[] {
  const times = counts.map((count) => new Float64Array(count))
  const filled = new Int32Array(counts.length)
  for (let item = 0; item < into.length; item++) {
    const pair = into[item]!
    if (pair >= 0) times[pair]![filled[pair]!++] = starts[item]! - ends[item - 1]!
  }
  return times
}

/** The part of a graph that fits a picture, and what it leaves out. */
interface FlowPicture extends DirectlyFollows {
  /** Edges that are not shown, and how many of all transitions they hold. */
  readonly hidden: {
    readonly nodes: number
    readonly edges: number
    readonly transitions: number
    /** Of all transitions. */
    readonly share: number
  }
}

/**
 * The main ways through a graph: the most frequent edges that together hold at least `share` of all
 * transitions, and for each node on them the most frequent edge into it and out of it, so that
 * nothing ends in the air; nodes without any edge stay. `share` lies between 0 and 1; 1 shows everything.
 */
export function mainFlow(graph: DirectlyFollows, share: number): FlowPicture {
  const all = graph.edges.reduce((sum, { count }) => sum + count, 0)
  const kept = new Set<FlowEdge>()
  let held = 0
  for (const edge of graph.edges) {
    if (held >= share * all) break
    kept.add(edge)
    held += edge.count
  }
  const ways = mainWays(graph.edges)
  for (const { from, to } of graph.edges.filter((edge) => kept.has(edge))) {
    const on = [ways.into.get(from), ways.out.get(to)]
    for (const edge of on) if (edge !== undefined) kept.add(edge)
  }
  const edges = graph.edges.filter((edge) => kept.has(edge))
  const [shown, linked] = [labelsOf(edges), labelsOf(graph.edges)]
  const nodes = graph.nodes.filter(({ label }) => shown.has(label) || !linked.has(label))
  const transitions = all - edges.reduce((sum, { count }) => sum + count, 0)
  const hidden = {
    nodes: graph.nodes.length - nodes.length,
    edges: graph.edges.length - edges.length,
    transitions,
    share: all === 0 ? 0 : transitions / all,
  }
  return { nodes, edges, hidden }
}

function labelsOf(edges: readonly FlowEdge[]): ReadonlySet<string> {
  return new Set(edges.flatMap(({ from, to }) => [from, to]))
}

/** By node the most frequent edge into it and out of it, but for those from itself to itself. */
function mainWays(edges: readonly FlowEdge[]): {
  readonly into: ReadonlyMap<string, FlowEdge>
  readonly out: ReadonlyMap<string, FlowEdge>
} {
  const into = new Map<string, FlowEdge>()
  const out = new Map<string, FlowEdge>()
  for (const edge of edges) {
    if (edge.from === edge.to) continue
    if (!into.has(edge.to)) into.set(edge.to, edge)
    if (!out.has(edge.from)) out.set(edge.from, edge)
  }
  return { into, out }
}
