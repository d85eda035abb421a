import { type Effect, requireEffects } from '#stats/synthesis/effect'
import {
  type RandomEffects,
  type RandomEffectsSettings,
  randomEffects,
} from '#stats/synthesis/random-effects'

/**
 * What the mean effect would be without each study in turn, in their order: whether one study carries
 * the result.
 * Source: Viechtbauer and Cheung, Res Synth Methods 2010;1:112.
 * @throws StatisticsError 'too-few' under three effects, otherwise as `randomEffects`
 */
export function leaveOneOut(
  effects: readonly Effect[],
  settings: RandomEffectsSettings,
): readonly RandomEffects[] {
  requireEffects(effects, 3)
  return effects.map((_, left) =>
    randomEffects(
      effects.filter((_effect, i) => i !== left),
      settings,
    ),
  )
}
