import { InvalidArgumentError, type Command } from 'commander'
import { usualSettings } from '#app/usual-settings'
import type { AssessmentSettings } from '#study/evaluation/assessment'

/** Options of every command that evaluates a study. */
export interface StudyOptions extends Omit<AssessmentSettings, 'draws' | 'upTo'> {
  readonly draws: number | 'auto'
  readonly data?: string
  readonly quiet?: boolean
}

/** Adds the options that say how a study is evaluated. */
export function withStudyOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'the one extra place to look for rows')
    .option('--seed <n>', 'seed of the simulation', wholeNumber, usualSettings.seed)
    .option(
      '--draws <n>',
      'draws of the simulation; `auto` adds draws until the digits of the headline hold',
      draws,
      usualSettings.draws,
    )
    .option('--level <share>', 'level of the intervals of evidence', level, usualSettings.level)
    .option('--quiet', 'no progress on standard error')
}

/** The settings of an assessment from its options. */
export function settingsOf({ seed, draws, level }: StudyOptions): AssessmentSettings {
  return draws === 'auto'
    ? { seed, draws: usualSettings.draws, upTo: mostByItself, level }
    : { seed, draws, level }
}

/** Draws with which `auto` ends; it begins with the usual ones. */
const mostByItself = 1_000_000

function wholeNumber(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value
  throw new InvalidArgumentError('Write a whole number, 0 or above.')
}

function draws(text: string): number | 'auto' {
  if (text === 'auto') return text
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (value >= 100 && value <= 10_000_000) return value
  throw new InvalidArgumentError('Write a number from 100 to 10000000, or auto.')
}

/** A level of intervals, above 0.5 and below 1. */
export function level(text: string): number {
  const value = Number(text)
  if (value > 0.5 && value < 1) return value
  throw new InvalidArgumentError('Write a share above 0.5 and below 1, such as 0.95.')
}

/** How many figures are asked for, 1 to 1000. */
export function figureCount(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= 1000) return value
  throw new InvalidArgumentError('Write a whole number from 1 to 1000.')
}

/** A day of the calendar, as it stands in a study. */
export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
  if (real && date.toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('Write a day as 2026-11-21.')
}
