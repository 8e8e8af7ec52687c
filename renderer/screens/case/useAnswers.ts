import { useWorkspace } from '../../stores/workspace.ts'
import { focusDecision } from './focus.ts'

interface Answers {
  confirm(): void
  mark(as: 'illegible' | 'not-applicable'): void
}

/** Answers about the active field; when no field is left to settle, the keyboard goes on to the decision. */
export function useAnswers(): Answers {
  const { caseWork } = useWorkspace()
  const answer = async (say: () => Promise<void>) => {
    await say()
    const { active, error } = caseWork.getState()
    if (active === null && error === null) focusDecision()
  }
  const { confirmActive, markActive } = caseWork.getState()
  return {
    confirm: () => void answer(confirmActive),
    mark(as) {
      if (caseWork.getState().active) void answer(() => markActive(as))
    },
  }
}
