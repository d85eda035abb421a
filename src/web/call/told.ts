import { notifications } from '@mantine/notifications'
import { errorWords } from './call-error.ts'

/** Waits for what a person asked for; where it fails, they are told why. */
export async function told(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    notifications.show({ message: errorWords(error) })
  }
}
