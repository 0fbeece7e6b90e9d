# deSolve with a compiled right-hand side and the rate changed by events.
# Rscript desolve.R LIBRARY PROBLEM OUTPUT METHOD RTOL FLOOR REPEATS, with METHOD vode, lsode, lsoda (banded) or lsodes (sparse).
suppressMessages(library(deSolve))
given <- commandArgs(trailingOnly = TRUE)
dyn.load(given[1])
name <- sub("\\.so$", "", basename(given[1]))
text <- scan(given[2], quiet = TRUE)
counts <- text[1:6]
at <- 6 + 3 * counts[2]
take <- function(many) {
  found <- text[at + seq_len(many)]
  at <<- at + many
  found
}
input <- take(counts[1])
scale <- take(counts[1])
start <- take(counts[3])
rate <- take(counts[3])
hours <- take(counts[4])
rows <- take(counts[5])
half <- counts[6]
tolerance <- as.numeric(given[5])
invisible(.C("load_problem", given[2], PACKAGE = name))
settings <- list(
  y = numeric(counts[1]), times = sort(unique(c(hours, start))), func = "derivative", parms = NULL, dllname = name, initfunc = NULL,
  rtol = tolerance, atol = tolerance * as.numeric(given[6]) * scale, maxsteps = 1e6, method = given[4],
  events = list(func = "change_rate", time = start[start > 0])
)
if (given[4] != "lsodes") {
  band <- list(jactype = "bandusr", jacfunc = "jacobian", bandup = half, banddown = half)
  settings <- c(settings, band)
}
for (turn in seq_len(as.integer(given[7]))) {
  used <- system.time({
    invisible(.C("begin", PACKAGE = name))
    solution <- do.call(ode, settings)
  })
  cat(sprintf("%.6f\n", used[["user.self"]] + used[["sys.self"]]))
}
# It has to stop at every event, and answers there too.
asked <- findInterval(hours + 1e-9, solution[, 1])
writeBin(as.vector(t(solution[asked, 2 + rows])), given[3], size = 8)
