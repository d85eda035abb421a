import type { Design } from '#evidence/estimate'

/** How a comparison came about, in the words of those who were there. */
export interface DesignAnswers {
  /** Whether two ways are compared, or only one is measured. */
  readonly compared: boolean
  /** Whether the same units (people, teams, machines) were measured both ways. */
  readonly sameUnits: boolean
  /** Who or what decided which unit got which way, or in which order. */
  readonly decidedBy: 'lot' | 'date' | 'themselves' | 'groups-at-a-date'
}

/**
 * Which design is a comparison, by who was measured, when, and who decided who gets what? Units
 * measured both ways are a crossover where a lot gave the order, else pairs before and after. Other
 * units each way are randomised by lot, two periods by a date, else groups that chose for
 * themselves. Where some changed at a date and others did not, it is a difference in differences,
 * whether or not the same units were measured before and after. A series of one unit over time, usage
 * and longitudinal data are not asked for here: they are named by hand.
 *
 * Source: Shadish, Cook, Campbell, Experimental and Quasi-Experimental Designs, 2002, chapters 4-8.
 */
export function chooseDesign({ compared, sameUnits, decidedBy }: DesignAnswers): Design {
  if (!compared) return 'baseline'
  if (decidedBy === 'groups-at-a-date') return 'difference-in-differences'
  if (sameUnits) return decidedBy === 'lot' ? 'crossover' : 'paired'
  switch (decidedBy) {
    case 'lot':
      return 'randomized'
    case 'date':
      return 'before-after'
    case 'themselves':
      return 'non-randomized'
  }
}
