import { useWorkspace } from '../../stores/workspace.ts'
import { focusDecision } from './focus.ts'

/** Answers about the active field; when no field is left to settle, the keyboard goes on to the decision. */
export function useAnswers(): { confirm: () => void; markIllegible: () => void } {
  const { caseWork } = useWorkspace()
  const answer = async (say: () => Promise<void>) => {
    await say()
    const { active, error } = caseWork.getState()
    if (active === null && error === null) focusDecision()
  }
  const { confirmActive, markActiveIllegible } = caseWork.getState()
  return {
    confirm: () => void answer(confirmActive),
    markIllegible: () => {
      if (caseWork.getState().active) void answer(markActiveIllegible)
    },
  }
}
