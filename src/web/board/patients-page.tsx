export function PatientsPage() {
  return <main>board</main>;
}
