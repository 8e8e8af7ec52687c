import type { CaseView } from '../../../shared/domain/view.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Whether the person at the desk may say what fields and findings come to: reviewers do, until the case is decided. */
export function useMayJudge({ state }: Pick<CaseView, 'state'>): boolean {
  const { session } = useWorkspace()
  return state !== 'decided' && session.roles.some((role) => role.startsWith('reviewer'))
}
