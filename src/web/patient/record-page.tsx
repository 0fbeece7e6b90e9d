export function RecordPage() {
  return <main>RecordPage</main>;
}
