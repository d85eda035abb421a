/**
 * What is to be seen, as neutral data: no colour, no pixel, no drawing library. The same chart is
 * drawn as SVG in a report and in its page, and as text in a terminal.
 */

/** What a mark says; a drawing gives each its colour, and a word or a sign always says the same. */
export type Tone = 'better' | 'worse' | 'ours' | 'status-quo' | 'total'

/** Solid where it is certain or counted, hatched where it is too early to tell, pale where it counts in part. */
export type Fill = 'solid' | 'hatched' | 'pale'

/** One cell of the table behind a chart; `figure` is the id of the figure that it shows. */
export interface TableCell {
  readonly text: string
  readonly figure?: string
}

/** The data of a chart as a table: what a reader who does not see the chart gets. */
export interface DataTable {
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** Why there is nothing to be seen, and what to do about it. */
export interface EmptyState {
  readonly why: string
  readonly next: string
}

/** What every chart says in words. */
export interface Described {
  readonly id: string
  /** What is seen: "Time to place the tube: 53 % worse with the new device". */
  readonly title: string
  /** The measure, its unit and n, and how to read the marks. */
  readonly subtitle: string
  /** The whole chart in a few sentences, for those who do not see it. */
  readonly description: string
  readonly table: DataTable
  /** What is left out of the picture, with the reason. */
  readonly notes: readonly string[]
  readonly empty?: EmptyState
}

interface Tick {
  readonly at: number
  readonly label: string
}

/** An axis of values in data units; ticks are inside [low, high]. */
export interface ValueAxis {
  /** With the unit: "EUR thousand a year". */
  readonly title: string
  readonly low: number
  readonly high: number
  readonly ticks: readonly Tick[]
  /** Equal steps are equal ratios; low is above 0. */
  readonly scale?: 'log'
  /** What the two directions mean: "worse", "better". */
  readonly ends?: { readonly low: string; readonly high: string }
}

export interface Bar {
  readonly from: number
  readonly to: number
  readonly tone: Tone
  readonly fill: Fill
}

/** One row of a chart whose rows share a value axis: a driver, an estimate, an input. */
export interface ChartRow {
  readonly id: string
  readonly label: string
  /** Quiet words below the label. */
  readonly note: string
  readonly bars: readonly Bar[]
  /** The earlier result, to compare with. */
  readonly ghosts: readonly Bar[]
  readonly point?: { readonly at: number; readonly tone: Tone; readonly certain: boolean }
  readonly interval?: { readonly low: number; readonly high: number }
  readonly value: string
  readonly range: string
  readonly figure?: string
  readonly total?: boolean
}

export interface RowsPanel {
  readonly axis: ValueAxis
  readonly rows: readonly ChartRow[]
  /** Each bar starts where the one before ended (waterfall). */
  readonly joined: boolean
}

export interface RowsChart extends Described {
  readonly kind: 'rows'
  readonly panels: readonly RowsPanel[]
}

export type Mark =
  /** Heights over bins: `edges` has one entry more than `heights`. */
  | {
      readonly kind: 'columns'
      readonly edges: readonly number[]
      readonly heights: readonly number[]
      readonly tone: Tone
    }
  | {
      readonly kind: 'band'
      readonly at: readonly number[]
      readonly low: readonly number[]
      readonly high: readonly number[]
      readonly tone: Tone
      readonly faint: boolean
    }
  | {
      readonly kind: 'line'
      readonly at: readonly number[]
      readonly values: readonly number[]
      readonly tone: Tone
      readonly dashed: boolean
      /** Drawn thin and pale: what was seen, behind what is made of it. */
      readonly quiet?: true
      /** Stands at the end of the line. */
      readonly label: string
    }
  /** A dot in a stack: level 0 lies on the axis. */
  | {
      readonly kind: 'dot'
      readonly at: number
      readonly level: number
      readonly tone: Tone
      readonly ghost: boolean
    }
  /** A vertical line at a value, with its label. */
  | { readonly kind: 'rule'; readonly at: number; readonly label: string; readonly tone: Tone }

export interface PlotPanel {
  readonly heading?: string
  readonly x: ValueAxis
  /** Absent where only the horizontal place has a meaning (dots). */
  readonly y?: ValueAxis
  readonly marks: readonly Mark[]
  /** How far apart stacks of dots stand, in units of x. */
  readonly dotWidth?: number
}

export interface PlotChart extends Described {
  readonly kind: 'plot'
  readonly panels: readonly PlotPanel[]
}

/** Something with two measures: an alternative, a need, an item. */
export interface ChartPoint {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly xRange?: { readonly low: number; readonly high: number }
  readonly yRange?: { readonly low: number; readonly high: number }
  readonly tone: Tone
  /** Open where it is doubtful. */
  readonly certain: boolean
  readonly figure?: string
}

/** A line through a chart of points, in data units, with words at its end. */
interface GuideLine {
  readonly at: readonly (readonly [x: number, y: number])[]
  readonly label: string
  readonly dashed: boolean
}

/** A part of the plane with words in it: "under-served". */
interface NamedZone {
  readonly corners: readonly (readonly [x: number, y: number])[]
  readonly label: string
  readonly shaded: boolean
}

export interface PointsChart extends Described {
  readonly kind: 'points'
  readonly x: ValueAxis
  readonly y: ValueAxis
  readonly points: readonly ChartPoint[]
  readonly lines: readonly GuideLine[]
  readonly zones: readonly NamedZone[]
}

/** How sure a cell is, and which way it goes. */
export type CellState = 'better' | 'worse' | 'too-early' | 'not-measured' | 'measured'

export interface CellPicture {
  readonly row: string
  readonly column: string
  readonly state: CellState
  /** The way a cell leans, also where it is too early to tell. */
  readonly tone?: 'better' | 'worse'
  /** 0 (nothing) to 3 (a third and more). */
  readonly strength: 0 | 1 | 2 | 3
  /** "53 % worse". */
  readonly value: string
  /** "41 – 66 %". */
  readonly range: string
  /** Which need, where the cell does not hold the only one; "too early to tell". */
  readonly words: string
  readonly figure?: string
  /** Where most of the value is. */
  readonly outlined: boolean
  /** Needs of the same kind in the same step beyond the one that leads. */
  readonly more: readonly string[]
}

export interface MatrixChart extends Described {
  readonly kind: 'matrix'
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly note: string
    readonly job: boolean
    /** In the order of the columns. */
    readonly cells: readonly CellPicture[]
  }[]
}

export interface StepPicture {
  readonly id: string
  readonly label: string
  readonly note: string
  readonly state: CellState
  readonly tone?: 'better' | 'worse'
  readonly strength: 0 | 1 | 2 | 3
  /** "53 % worse". */
  readonly value: string
  /** Of which measure: "speed". */
  readonly words: string
  readonly figure?: string
}

export interface JobMapChart extends Described {
  readonly kind: 'job-map'
  readonly starts?: string
  readonly ends?: string
  readonly steps: readonly StepPicture[]
}

/** One figure with the words beside it. */
export interface StatedFigure {
  readonly figure: string
  readonly value: string
  /** "a year at full adoption". */
  readonly what: string
  /** "61 k – 214 k, 80 % range". */
  readonly range: string
  readonly tone?: 'better' | 'worse'
}

export interface AnswerChart extends Described {
  readonly kind: 'answer'
  readonly headline?: StatedFigure
  readonly beside: readonly StatedFigure[]
  /** "Randomised trial: 5 of 5", with the reason. */
  readonly strength: { readonly words: string; readonly reason: string }
  readonly doubt?: { readonly words: string; readonly reason: string; readonly figure?: string }
  readonly next: { readonly words: string; readonly reason: string }
}

/** Steps and what follows what, in the order in which they are read. */
export interface FlowChart extends Described {
  readonly kind: 'flow'
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly note: string
    /** How often it follows itself. */
    readonly again: number
  }[]
  /** Places of two nodes; the weight is from 0 to 1. */
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly weight: number
    readonly label: string
  }[]
}

export type Chart =
  FlowChart | RowsChart | PlotChart | PointsChart | MatrixChart | JobMapChart | AnswerChart
