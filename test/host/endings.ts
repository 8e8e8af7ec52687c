/** What has to end with the application. */
const endings = new Set<() => unknown>()

/** @returns a function that takes it off the list again */
export function endWithApp(ending: () => unknown): () => void {
  endings.add(ending)
  return () => endings.delete(ending)
}

/** Ends all of it. */
export async function endAll(): Promise<void> {
  await Promise.all([...endings].map((end) => end()))
}
