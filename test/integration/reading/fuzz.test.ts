import { afterAll, expect, it } from 'vitest'
import { createCampaign } from '../../fuzz/campaign.ts'
import { documentTargets } from '../../fuzz/documentTargets.ts'

const targets = documentTargets()
afterAll(targets.close)

it('damaged pictures and PDF files break no promise in the first hundred executions of a seed', async () => {
  const campaign = createCampaign(targets, 7)
  for (let number = 0; number < 100; number++) expect(await campaign.execute(number)).toBeNull()
  expect(campaign.count()).toBe(100)
})
