/** A step of the pipeline that can be left out: the module that has it, and what leaving it out means. */
export interface Step {
  readonly module: string
  readonly without: string
}

/** Each has a module of its name in `without/`, which stands in for the product's while the step is left out. */
export const steps = {
  largeDetection: { module: 'engines/detector.ts', without: 'detection at side 960 instead of 1280' },
  textAngle: { module: 'page/orientation.ts', without: 'lines are taken to run level' },
  upsideDown: { module: 'page/geometry.ts', without: 'up and down are not told apart' },
  joinFragments: { module: 'page/fragments.ts', without: 'what the detector cut stays cut' },
  secondLook: { module: 'fields/secondLook.ts', without: 'no second look beside a label' },
  readAgain: {
    module: 'kinds/idCard/number.ts',
    without: 'no other crops when an ID number fails its check',
  },
  secondReader: { module: 'engines/witness.ts', without: 'the second reader says nothing' },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof steps
export const stepNames = Object.keys(steps) as StepName[]
