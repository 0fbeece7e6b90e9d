export function PatientFrame() {
  return <main>PatientFrame</main>;
}
