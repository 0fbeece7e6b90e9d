const PLASMA_LIBRARY =
  'The plasma model comes from a drug library and has a deep third compartment that the study, with fewer hours of samples, cannot have seen; until when it sampled is not in the excerpt. Clearance, which alone sets the steady level, agrees (`mor-st-cl`).';
const NORDBERG =
  'These patients kept more morphine where it was injected than the model does: its level at 1 h is too low as well, while the half-life is right. Slower mixing and a smaller loss mend it (the fit does), at the cost of the patients of Sjostrom, in whom nearly the same injection fell with a half-life of 90 min in place of 196, seen over earlier hours. The model stands between the two.';

/** Why a target is missed, as far as anyone can say. One for every row outside its tolerance, and none for any other. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {
  'mor-nb-v-0.5':
    'A volume made of clearance and half-life: it is too large because the clearance is (`mor-nb-cl-0.5`).',
  'mor-nb-cl-0.25': NORDBERG,
  'mor-nb-cl-0.5': NORDBERG,
  'mor-sj-v0':
    'The early fall of the model is no exponential: dispersion thins drug fast, then ever more slowly, so a line through 15 min to 6 h begins too low and its volume is too large, although the highest level agrees (`mor-sj-csf-cmax`). One injection width for every needle is the model’s simplification; the study’s own figure is 22 with a standard error of 8.',
  'mor-sj-plasma-cmax':
    'Measured 5 to 10 min after the injection; in the model drug enters blood through the meninges and peaks after more than an hour. Something faster exists, perhaps vessels torn or met by the needle, and is not modelled. The studies contradict each other too: below 1 ng/mL after up to 0.5 mg (`mor-nb-plasma`, met).',
  'mor-st-thalf': PLASMA_LIBRARY,
  'mor-st-vd': PLASMA_LIBRARY,
  'mor-go-tmax':
    'Drug comes to the neck too early; its first arrival (`mor-go-arrival`) is early too, though inside. One dispersion holds for the whole canal, while pulsation falls from the neck downwards, so drug should leave the lumbar CSF later than here. A gradient is not in the model: with it the earlier fit behind the evidence got hardly better. What the dura lets through was measured in other patients with another dose.',
  'mor-nbe-csf-tmax':
    'With the absorption through the dura as another study measured it, the lumbar level must peak within the hour where drug enters. Five patients, standard error 40 min; how far the sample was taken from the epidural catheter is not in the excerpt, and distance delays a peak.',
  'bac-al-mean':
    'CSF was drawn back through the infusing catheter: what stands undiluted around the tip, between 200 and 20 000 ng/mL with no relation to the dose. The model tells the mean over the cross-section of the canal. It cannot say what an aspirate holds, and a fit that tries pays with the losses of every drug (see the fit).',
  'bac-gi-le':
    'The largest effect was taken from spinal spasticity (Penn) and is reached at the usual dose. Children with cerebral palsy keep more tone; one figure for all causes of spasticity is too simple, and the dose is not in the excerpt.',
};
